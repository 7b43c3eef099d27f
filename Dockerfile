FROM python:3.13-slim AS build

ENV PIP_NO_CACHE_DIR=1 \
    PIP_DISABLE_PIP_VERSION_CHECK=1
WORKDIR /srv/facts

# The locked packages change seldom, the sources often: this layer outlives most builds.
COPY requirements.txt .
RUN python -m venv /opt/venv \
 && /opt/venv/bin/pip install --require-hashes --only-binary :all: --no-deps -r requirements.txt

COPY pyproject.toml README.md LICENSE ./
COPY app app
COPY migrations migrations
COPY seeds seeds
# Editable, since seeds and migrations lie beside the package and not in it.
RUN /opt/venv/bin/pip install --no-deps --no-build-isolation --editable . \
 && export FACTS_DATA=/srv/facts/var \
 && /opt/venv/bin/facts seed \
 && /opt/venv/bin/facts files \
 && rm -r seeds \
 && /opt/venv/bin/python -m compileall -q app \
 && chmod -R a+rX /srv/facts


FROM python:3.13-slim

ENV PATH=/opt/venv/bin:$PATH \
    PYTHONDONTWRITEBYTECODE=1 \
    PYTHONUNBUFFERED=1 \
    FACTS_DATA=/srv/facts/var
WORKDIR /srv/facts

COPY --from=build /opt/venv /opt/venv
COPY --from=build /srv/facts /srv/facts

# By number, so that Kubernetes' runAsNonRoot can tell. Everything belongs to root: it only reads.
USER 10001:10001
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=10s --retries=3 CMD ["facts", "health"]
CMD ["facts", "serve", "--host", "0.0.0.0", "--no-seed"]
