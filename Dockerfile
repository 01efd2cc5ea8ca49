# syntax=docker/dockerfile:1
FROM python:3.11-slim AS build
WORKDIR /src
RUN python -m venv /opt/tienle
COPY requirements.lock ./
RUN /opt/tienle/bin/pip install --no-cache-dir -r requirements.lock
COPY pyproject.toml README.md LICENSE tienle.py ./
COPY corpus corpus
COPY indexer indexer
COPY service service
COPY eval eval
RUN /opt/tienle/bin/pip install --no-cache-dir --no-deps --no-build-isolation .

FROM python:3.11-slim
# What reads .doc, .rtf and .odt, and what recognises scans; without them such files are refused with the name of these.
RUN apt-get update \
    && apt-get install -y --no-install-recommends libreoffice-writer-nogui antiword tesseract-ocr tesseract-ocr-vie \
    && rm -rf /var/lib/apt/lists/*
RUN useradd --system --uid 10001 --create-home tienle && install -d -o tienle /data
COPY --from=build /opt/tienle /opt/tienle
ENV PATH=/opt/tienle/bin:$PATH \
    OMP_WAIT_POLICY=PASSIVE \
    HF_HUB_OFFLINE=1 \
    TIENLE_INDEX=/data/index \
    TIENLE_HOST=0.0.0.0
USER tienle
WORKDIR /data
VOLUME /data
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=60s \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8000/readyz', timeout=4)"]
# Index first: docker run --rm -v DATA:/data -v DOCUMENTS:/documents:ro tienle index /documents
ENTRYPOINT ["tienle"]
CMD ["serve"]
