"""The request as every app from the register upwards knows it: with the mandates of the person."""

from accounts import requests
from cells.queries.mandates import Mandates


class Request(requests.Request):
    mandates: Mandates
