# The web server and the worker share this image; docker-compose.yml says which is which.
FROM python:3.11-slim-bookworm
RUN apt-get update \
 && apt-get install --yes --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 fonts-croscore \
 && rm -rf /var/lib/apt/lists/*
WORKDIR /app
COPY requirements.txt .
RUN python -m venv .venv && .venv/bin/pip install --no-cache-dir --require-hashes --requirement requirements.txt
COPY . .
RUN useradd --system --home-dir /app partyadmin \
 && .venv/bin/pybabel --quiet compile --domain django --directory locale \
 && mkdir /data && chown partyadmin /data
USER partyadmin
ENV PARTYADMIN_ENV=production DATA_DIR=/data HOST=0.0.0.0 PORT=8000
EXPOSE 8000
CMD ["script/web"]
