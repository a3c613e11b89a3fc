# The command vigie, for single services against a Kafka and an Elasticsearch that run elsewhere.
#
#   ./vigie build && docker build -t vigie .
#   docker run --rm -e VIGIE_KAFKA_BOOTSTRAP=kafka:9092 vigie ingest
#
# There is no build stage: what goes in is what was built and tested on the host. Maven's caches, mirrors and certificates
# stay the host's business, and the libraries are not downloaded a second time. Vigie is Java and nothing else, so it does
# not matter on which system its jars were built.
FROM eclipse-temurin:25-jre

LABEL org.opencontainers.image.title="Vigie" \
      org.opencontainers.image.description="Watches news and model releases: feeds and hubs to Kafka, Kafka Streams, Elasticsearch." \
      org.opencontainers.image.licenses="Apache-2.0"

# The numbers are fixed so that the owner of a volume stays the same from image to image; 1000 is taken by the base image.
RUN groupadd --gid 10001 vigie \
 && useradd --no-log-init --uid 10001 --gid vigie --home-dir /var/lib/vigie --no-create-home --shell /usr/sbin/nologin vigie \
 && install -d -o vigie -g vigie /var/lib/vigie /var/lib/vigie/enrich /feeds

COPY launcher/docker/vigie /usr/local/bin/
COPY launcher/target/dist/lib /opt/vigie/lib/

# State stores of enrich: put a volume there, one for each container. A lost one is rebuilt from Kafka.
ENV VIGIE_ENRICH_STATE=/var/lib/vigie/enrich
WORKDIR /var/lib/vigie
USER vigie
ENTRYPOINT ["vigie"]
CMD ["--help"]
