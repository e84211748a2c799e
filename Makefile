# The one door. Every target has one line after ##, which `make` lists.
SHELL := /usr/bin/env bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

# JAVA_HOME first, then where systems put JDKs; the script says how to get one.
jdk = export JAVA_HOME="$$(local-stack/bin/find-jdk)" || exit 1
# One build at a time, and none on top of a killed one.
mvn = local-stack/bin/maven
# Two modules at a time: much of a test's time is waiting for what it provoked.
together = -T 2

.PHONY: help
help: ## list what there is
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-12s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

.PHONY: up
up: ## build what is stale, start Kafka, PostgreSQL and the services; DETACH=1 returns when ready, EXCEPT=order-service leaves it out
	@$(jdk); local-stack/bin/build-stale; exec local-stack/bin/local-stack up

.PHONY: down
down: ## stop what make up started
	@$(jdk); exec local-stack/bin/local-stack down

.PHONY: status
status: ## say what runs where; JSON=1 for scripts
	@$(jdk); exec local-stack/bin/local-stack $(if $(JSON),status-json,status)

.PHONY: token
token: ## print a token of the stack's identity provider; ROLE=ops SUBJECT=olivia, ACR=2 for two factors, LIFETIME=seconds
	@$(jdk); exec local-stack/bin/local-stack token

.PHONY: demo
demo: ## place orders on the running stack and watch them become ledger entries
	@$(jdk); exec system-tests/bin/demo

.PHONY: demo-data
demo-data: ## load 240 suppliers and 5,040 products into the running stack; SEED=2 for others
	@$(jdk); exec system-tests/bin/demo-data $(SEED)

.PHONY: reset
reset: ## wipe the local stack's data (refused while it is up)
	@$(jdk); exec local-stack/bin/local-stack reset

.PHONY: train
train: ## make the ahead-of-time caches now that make up else makes in the background; AOT=off make up does without
	@$(jdk); local-stack/bin/build-stale; exec local-stack/bin/local-stack train

.PHONY: package
package: ## build what is stale, for QUITTANCE_DOCKERFILE=Dockerfile.packaged docker compose up --build
	@$(jdk); exec local-stack/bin/build-stale

.PHONY: test
test: ## run every test, on a real Kafka and a real PostgreSQL; ends with the slowest test classes
	@$(jdk); mkdir -p build; touch build/test-begin; status=0; $(mvn) $(together) verify || status=$$?; \
	  [ $$status -ne 0 ] || local-stack/bin/build-stale --built build/test-begin; \
	  system-tests/bin/slowest-tests build/test-begin; exit $$status

.PHONY: test-long
test-long: ## run the tests of random events, records and requests with many more of them, for minutes
	@$(jdk); $(mvn) $(together) -pl event-contract,web-kit,ledger-core -am test -Dsurefire.failIfNoSpecifiedTests=false \
	  -Dtest='DecodeFuzzTest,AuthenticityTest,HttpFuzzTest,SimulationTest' \
	  -Dquittance.fuzz.records=100000 -Dquittance.fuzz.rounds=4000 -Dquittance.sim.seeds=100

.PHONY: test-keycloak
test-keycloak: ## run the journey with the tokens of a real Keycloak with our realm; downloads 177 MB once
	@$(jdk); $(mvn) -Pkeycloak -pl system-tests -am package -Dtest='Keycloak*Test' -Dsurefire.failIfNoSpecifiedTests=false

.PHONY: check
check: ## what CI runs: format, static checks, boundaries, every test
	@$(jdk); $(mvn) $(together) -q spotless:check
	@$(MAKE) test

.PHONY: check-bare
check-bare: ## do what README says first, in an empty folder with nothing downloaded, and kill it on the way
	@$(jdk); exec system-tests/bin/bare-machine

.PHONY: format
format: ## format the Java sources
	@$(jdk); $(mvn) $(together) -q spotless:apply

.PHONY: hooks
hooks: ## let git refuse a commit whose Java files are not formatted
	@git config core.hooksPath .githooks
	@echo "Installed: .githooks/pre-commit checks the format of the Java files that a commit changes."
	@echo "git commit --no-verify skips it once; git config --unset core.hooksPath removes it."

.PHONY: dev
dev: ## run one service from its sources with live reload, beside EXCEPT=order-service make up; SERVICE=order-service
	@$(jdk); exec local-stack/bin/dev "$(SERVICE)"

.PHONY: coverage
coverage: ## run the modules' tests under JaCoCo; prints the share of lines covered, report in target/coverage
	@$(jdk); exec local-stack/bin/coverage

.PHONY: docs
docs: ## write the events' schemas, AsyncAPI and page, the OpenAPI documents, the problems' and databases' pages anew
	@$(jdk); $(mvn) -q -pl event-contract,web-kit,order-service,payment-service,ledger-service,notification-service,sandbox \
	  -am test -Dtest='DocumentsTest,ProblemPagesTest,ServedDocumentTest,DatabaseDocumentTest' \
	  -Dsurefire.failIfNoSpecifiedTests=false -Ddocs.write=true

.PHONY: sbom
sbom: ## list what the product is made of, as CycloneDX, in target/sbom
	@$(jdk); $(mvn) -q compile cyclonedx:makeAggregateBom -Dmaven.main.skip=true
	@echo "Written: target/sbom/quittance.cdx.json and target/sbom/quittance.cdx.xml"

.PHONY: check-reproducible
check-reproducible: ## package the last commit in two folders and compare every delivered file; takes minutes
	@$(jdk); exec system-tests/bin/check-reproducible

.PHONY: check-secure
check-secure: package ## start the secured stack in Docker, show what works and what is refused, remove it
	@exec system-tests/bin/secure-check

.PHONY: bench-ledger
bench-ledger: ## measure intake, verify and rebuild beside their floors; ORDERS="250000 1000000", ORDERS="intake 250000" intake alone, KEYS=true signs and checks events
	@$(jdk); exec benchmarks/bin/bench-ledger $(ORDERS)

.PHONY: bench-keys
bench-keys: ## measure what signing and checking an event costs
	@$(jdk); exec benchmarks/bin/bench-keys

.PHONY: bench-payments
bench-payments: ## measure how fast placed orders are paid, beside its floor; ORDERS=10000
	@$(jdk); exec benchmarks/bin/bench-payments $(ORDERS)

.PHONY: bench-gateways
bench-gateways: ## measure payments by slow gateways that do not always answer; RATE=200 SECONDS=60
	@$(jdk); exec benchmarks/bin/bench-gateways $(or $(RATE),200) $(or $(SECONDS),60)

.PHONY: bench-statements
bench-statements: ## measure how long a bank statement takes to import, beside its floor; ENTRIES=10000
	@$(jdk); exec benchmarks/bin/bench-statements $(ENTRIES)

.PHONY: bench-checkout
bench-checkout: ## measure checkouts beside their floor, and searches; PRODUCTS=100000 SECONDS=20 RATE=300
	@$(jdk); exec benchmarks/bin/bench-checkout $(or $(PRODUCTS),100000) $(or $(SECONDS),20) $(or $(RATE),300)

.PHONY: bench-smoke
bench-smoke: ## each part of bench-orders for a moment: whether it works, and not how fast
	@$(jdk); AOT=off exec benchmarks/bin/bench-orders parts=alone,retries,refunds,house turns=1 seconds=3 rates=20 warmup=3

.PHONY: bench-orders
bench-orders: ## measure placing orders beside its floor, and the whole house at steady rates; ARGS="parts=alone,house seconds=60 rates=50,100,250,500,1000", parts=retries paying again, parts=refunds, parts=trials a flood and a freeze, parts=token what a token costs
	@$(jdk); exec benchmarks/bin/bench-orders $(ARGS)

.PHONY: chaos
chaos: ## break the packaged services under load, for minutes, then the long rounds of tests; SEED=1 MINUTES=5 FAULTS="..." RATE=15
	@$(jdk); exec system-tests/bin/chaos

.PHONY: clean
clean: ## delete what the build made (the local stack's data stays)
	@$(jdk); $(mvn) -q clean

.PHONY: judge
judge: ## ask other people's tools about the running stack: documents, requests, metrics, clients
	@exec system-tests/bin/judge $(JUDGES)
