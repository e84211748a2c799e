# One shape for every service: docker build --build-arg MODULE=order-service .
# Copies what `make package` built, least changing layer first.
FROM eclipse-temurin:25-jre
ARG MODULE
WORKDIR /app
COPY ${MODULE}/target/quarkus-app/lib/ lib/
COPY ${MODULE}/target/quarkus-app/quarkus-run.jar ./
COPY ${MODULE}/target/quarkus-app/quarkus/ quarkus/
COPY ${MODULE}/jvm.options ./
COPY ${MODULE}/target/quarkus-app/app/ app/

# No account is needed to run as somebody else than root.
USER 10001:10001
ENV QUARKUS_HTTP_HOST=0.0.0.0 QUARKUS_HTTP_PORT=8080
# Heap and collector: -e JDK_JAVA_OPTIONS="-Xmx2g ..." runs with others.
ENV JDK_JAVA_OPTIONS=@jvm.options
EXPOSE 8080

# bash speaks TCP itself; whether the base image has curl or wget changes between its releases.
HEALTHCHECK --interval=3s --timeout=5s --start-period=90s --retries=5 \
  CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/8080 && printf 'GET /q/health/ready HTTP/1.0\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200 '"]

ENTRYPOINT ["java", "-XX:+ExitOnOutOfMemoryError", \
  "--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow", \
  "-jar", "quarkus-run.jar"]
