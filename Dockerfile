# One shape for every service, built inside: docker build --build-arg MODULE=order-service .
# The first stage is the same for all of them, so it runs once. Dockerfile.packaged is the same without it.
ARG MAVEN_IMAGE=maven:3-eclipse-temurin-25
ARG JRE_IMAGE=eclipse-temurin:25-jre
FROM ${MAVEN_IMAGE} AS applications
WORKDIR /src
COPY .mvn/ .mvn/
COPY pom.xml ./
COPY event-contract/pom.xml event-contract/
COPY local-stack/pom.xml local-stack/
COPY test-kit/pom.xml test-kit/
COPY event-kit/pom.xml event-kit/
COPY web-kit/pom.xml web-kit/
COPY service-kit/pom.xml service-kit/
COPY order-service/pom.xml order-service/
COPY payment-service/pom.xml payment-service/
COPY ledger-core/pom.xml ledger-core/
COPY ledger-service/pom.xml ledger-service/
COPY ledger-cli/pom.xml ledger-cli/
COPY notification-service/pom.xml notification-service/
COPY sandbox/pom.xml sandbox/
COPY system-tests/pom.xml system-tests/
COPY benchmarks/pom.xml benchmarks/
ARG BUILD="mvn -B -q package -Dmaven.test.skip=true -am -pl order-service,payment-service,ledger-service,notification-service,sandbox"
# Packaging modules without sources downloads what it takes: a layer that stays until a POM changes.
RUN $BUILD && rm -rf */target
COPY event-contract/src/main/ event-contract/src/main/
COPY event-kit/src/main/ event-kit/src/main/
COPY web-kit/src/main/ web-kit/src/main/
COPY service-kit/src/main/ service-kit/src/main/
COPY order-service/src/main/ order-service/src/main/
COPY payment-service/src/main/ payment-service/src/main/
COPY ledger-core/src/main/ ledger-core/src/main/
COPY ledger-service/src/main/ ledger-service/src/main/
COPY notification-service/src/main/ notification-service/src/main/
COPY sandbox/src/main/ sandbox/src/main/
RUN $BUILD

# Least changing layer first.
FROM ${JRE_IMAGE}
ARG MODULE
WORKDIR /app
COPY --from=applications /src/${MODULE}/target/quarkus-app/lib/ lib/
COPY --from=applications /src/${MODULE}/target/quarkus-app/quarkus-run.jar ./
COPY --from=applications /src/${MODULE}/target/quarkus-app/quarkus/ quarkus/
COPY ${MODULE}/jvm.options ./
COPY --from=applications /src/${MODULE}/target/quarkus-app/app/ app/

# Where a volume is mounted by whoever keeps something: a new one gets this owner.
RUN install -d -o 10001 -g 10001 -m 700 /data /gateway-secrets

# No account is needed to run as somebody else than root.
USER 10001:10001
ENV QUARKUS_HTTP_HOST=0.0.0.0 QUARKUS_HTTP_PORT=8080
# Metrics: a port of their own, to be published where nobody but the operator reaches it.
ENV QUARKUS_MANAGEMENT_HOST=0.0.0.0 QUARKUS_MANAGEMENT_PORT=9000
# Heap and collector: -e JDK_JAVA_OPTIONS="-Xmx2g ..." runs with others.
ENV JDK_JAVA_OPTIONS=@jvm.options
EXPOSE 8080 9000

# bash speaks TCP itself; whether the base image has curl or wget changes between its releases.
HEALTHCHECK --interval=3s --timeout=5s --start-period=90s --retries=5 \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /q/health/ready HTTP/1.0\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200 '"]

ENTRYPOINT ["java", "-XX:+ExitOnOutOfMemoryError", \
  "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", \
  "-jar", "quarkus-run.jar"]
