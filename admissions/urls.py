from django.urls.resolvers import URLPattern

app_name = "admissions"
urlpatterns: list[URLPattern] = []
