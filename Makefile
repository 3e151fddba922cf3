# Porchlight. `make help` lists the commands.
# What deploys or only talks needs no JDK.
ifneq ($(filter-out help lint deploy delete-stage clean,$(or $(MAKECMDGOALS),help)),)
JAVA_HOME := $(shell bin/find-jdk25)
ifeq ($(JAVA_HOME),)
$(error No JDK 25)
endif
export JAVA_HOME
endif
MVN ?= mvn
PORT ?= 8080
ROUNDS ?= 5
CALLS ?= 2000
REQUESTS ?= 100000
EXAMPLES ?= 500
SEED ?= 1
FUNCTION ?= jar
MINUTES ?= 10
EMULATOR_PORT ?= 4566
TIMINGS ?= 100000
RUNNER = target/porchlight-0.1.0-SNAPSHOT-runner.jar
# A separate name: the jar that a native build makes does not run on a JVM.
NATIVE = target/porchlight-native-runner
NATIVE_BUILD = -Dquarkus.native.enabled=true -Dquarkus.package.output-name=porchlight-native $(MARCH)
# application.properties names an x86 machine; every arm64 host of Lambda is newer than armv8.1-a.
MARCH = $(if $(filter aarch64 arm64,$(shell uname -m)),-Dquarkus.native.march=armv8.1-a)
JAVA = $(JAVA_HOME)/bin/java -Djava.util.logging.manager=org.jboss.logmanager.LogManager --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow
SESSION_TABLE ?= porchlight-sessions
ACCESS_KEY_TABLE ?= porchlight-access-keys

TEST_CLASSES = target/test-classes:target/classes:$$(cat target/test.classpath)

.DEFAULT_GOAL := help
.PHONY: help run test test-one verify lint import access-key deploy deploy-local delete-stage native native-test bench jmh allocation fuzz load timing openapi pin format clean tools

help: ## list the commands
	@awk -F':[^#]*## ' '/^[a-z-]+:.*## / {printf "  make %-13s %s\n", $$1, $$2}' Makefile

run: $(RUNNER) target/test.classpath ## run Porchlight with demo data on 127.0.0.1:8080 (PORT=… for another port)
	@exec $(JAVA) -cp $(TEST_CLASSES) dev.porchlight.workbench.local.RunCommand $(PORT)

test: ## test everything: gates; unit, contract, API, architecture and SDK tests; the template
	@$(MAKE) --no-print-directory -j2 lint verify

verify: tools # everything that Maven checks, but not the template
	$(MVN) verify

test-one: tools ## run one test in seconds, without the gates: TEST=ImportRunTest, TEST=GenAuthApiIT, TEST=Class#method
	@test -n "$(TEST)" || { echo "Say which: make test-one TEST=ImportRunTest" >&2; exit 2; }
ifneq ($(filter %IT,$(firstword $(subst \#, ,$(TEST)))),)
	@test -f $(RUNNER) && test -z "$$(find src/main pom.xml -newer $(RUNNER))" || \
	  { $(MVN) -q -Dquick -DskipTests package && touch $(RUNNER); }
	$(MVN) -q -Dquick test-compile failsafe:integration-test failsafe:verify -Dit.test='$(TEST)'
else
	$(MVN) -q -Dquick test -Dtest='$(TEST)'
endif

lint: ## check infra/template.yaml: sam validate, and cfn-lint before and after the SAM transform (no AWS account needed)
	@bin/lint

import: $(RUNNER) ## load FILE=… (JSON lines, or FORMAT=rocketchat-users, rocketchat-sessions) into the tables (USER_POOL=…: into no other pool; ENDPOINT=… if not AWS's own)
	@exec $(JAVA) -cp $(RUNNER) dev.porchlight.operator.ImportCommand "FILE=$(FILE)" "FORMAT=$(FORMAT)" \
	  "USER_POOL=$(USER_POOL)" "COMPLETE=$(COMPLETE)" \
	  "ROCKETCHAT_USER_POOL=$(ROCKETCHAT_USER_POOL)" "ROCKETCHAT_APP=$(ROCKETCHAT_APP)" "ROCKETCHAT_LOGIN_DAYS=$(ROCKETCHAT_LOGIN_DAYS)" \
	  "SESSION_TABLE=$(SESSION_TABLE)" "ACCESS_KEY_TABLE=$(ACCESS_KEY_TABLE)" "ENDPOINT=$(ENDPOINT)"

access-key: $(RUNNER) ## issue an access key for POOL=… (SCOPES=read,write,admin), or revoke one (REVOKE=…), in ACCESS_KEY_TABLE=… (ENDPOINT=… if not AWS's own)
	@exec $(JAVA) -cp $(RUNNER) dev.porchlight.operator.AccessKeyCommand "POOL=$(POOL)" "SCOPES=$(SCOPES)" "REVOKE=$(REVOKE)" "KMS_KEY=$(KMS_KEY)" \
	  "ACCESS_KEY_TABLE=$(ACCESS_KEY_TABLE)" "ENDPOINT=$(ENDPOINT)"

deploy: ## deploy target/function.zip to STAGE=…, with the settings of infra/samconfig.toml (written there the first time)
	@bin/deploy "$(STAGE)"

deploy-local: $(RUNNER) target/test.classpath ## deploy to an emulator of AWS on 127.0.0.1:4566, with demo data (no AWS account; EMULATOR_PORT=…)
	@exec $(JAVA) -cp $(TEST_CLASSES) dev.porchlight.workbench.emulator.DeployLocalCommand "$(EMULATOR_PORT)"

delete-stage: ## delete the stack of STAGE=… but keep the tables; refuses production
	@bin/delete-stage "$(STAGE)"

native: tools ## build target/function.zip for provided.al2023 (needs GraalVM or Mandrel 25, or CONTAINER=docker or podman)
ifeq ($(CONTAINER),)
	@home=$$(bin/find-native-image) && echo "Building with $$home (takes several minutes)" && \
	  GRAALVM_HOME=$$home $(MVN) -q -Dquick -DskipTests package $(NATIVE_BUILD)
else
	$(MVN) -q -Dquick -DskipTests package $(NATIVE_BUILD) \
	  -Dquarkus.native.container-build=true -Dquarkus.native.container-runtime=$(CONTAINER)
endif
	@bin/pack-function $(NATIVE) target/function.zip
	@bin/check-native $(NATIVE) target/function.zip
	@cp target/function.zip $(NATIVE).zip

native-test: tools ## run the API, wire, signature and SDK tests against the native binary
	@test -x $(NATIVE) || { echo "Run make native first." >&2; exit 1; }
	$(MVN) -Dquick test-compile failsafe:integration-test failsafe:verify -Dporchlight.function=native

bench: $(RUNNER) ## compare the native binary with Node, Go and the JVM (needs make native, Node and Go)
	@test -x $(NATIVE) && test -z "$$(find src/main -newer $(NATIVE))" || \
	  { echo "The native binary is missing or older than the sources: run make native first." >&2; exit 1; }
	@command -v go >/dev/null || { echo "The Go peer needs Go, which was not found." >&2; exit 1; }
	@mkdir -p target/benchmark/node
	@cp benchmark/peers/node/* target/benchmark/node/ && cd target/benchmark/node && npm ci --silent --no-audit --no-fund
	@cd benchmark/peers/go && go build -trimpath -ldflags="-s -w" -o ../../../target/benchmark/go-peer .
	@exec $(JAVA) -XX:+UseSerialGC -Xmn400m -Xmx600m -cp target/test-classes:$(RUNNER) \
	  dev.porchlight.workbench.benchmark.BenchmarkCommand $(ROUNDS) $(CALLS) $(shell git rev-parse --short HEAD)

jmh: $(RUNNER) ## benchmark the signature check and the item mapping with JMH
	$(MVN) -q -Dquick -DskipTests test-compile dependency:build-classpath -Dmdep.outputFile=target/test.classpath
	@exec $(JAVA) -cp $(TEST_CLASSES) \
	  org.openjdk.jmh.Main 'Benchmark' -rf json -rff benchmark/results/jmh.json

allocation: $(RUNNER) target/test.classpath ## measure what a warm check allocates, by part and by call site
	@exec $(JAVA) -cp $(TEST_CLASSES) dev.porchlight.workbench.benchmark.AllocationCommand

openapi: tools ## regenerate docs/openapi.yaml
	$(MVN) -q -Dquick test -Dtest=OpenApiTest -Dporchlight.openapi.update=true

pin: tools ## pin the jars of a changed pom.xml by their SHA-256 (src/test/resources/jars.sha256)
	$(MVN) -q -Dquick test -Dtest=PinnedJarsTest -Dporchlight.jars.update=true

fuzz: $(RUNNER) target/test.classpath ## send REQUESTS=100000 mutated requests, and EXAMPLES=500 for each operation in docs/openapi.yaml (FUNCTION=native for the binary)
	@$(JAVA) -Dporchlight.function=$(FUNCTION) -cp $(TEST_CLASSES) dev.porchlight.workbench.proof.FuzzCommand $(REQUESTS) $(SEED) $(shell git rev-parse --short HEAD)
	@exec $(JAVA) -Dporchlight.function=$(FUNCTION) -cp $(TEST_CLASSES) dev.porchlight.workbench.proof.SchemathesisCommand $(EXAMPLES) $(SEED) $(shell git rev-parse --short HEAD)

load: $(RUNNER) target/test.classpath ## run the native binary at its maximum rate for MINUTES=10: no errors, flat memory
	@test -x $(NATIVE) || { echo "Run make native first." >&2; exit 1; }
	@exec $(JAVA) -XX:+UseSerialGC -Xmn400m -Xmx700m -cp $(TEST_CLASSES) dev.porchlight.workbench.proof.LoadCommand $(MINUTES) $(shell git rev-parse --short HEAD)

timing: $(RUNNER) target/test.classpath ## test whether the time of a refusal distinguishes known from unknown access keys
	@test -x $(NATIVE) || { echo "Run make native first." >&2; exit 1; }
	@exec $(JAVA) -XX:+UseSerialGC -Xmn400m -Xmx700m -cp $(TEST_CLASSES) dev.porchlight.workbench.proof.TimingCommand $(TIMINGS) $(shell git rev-parse --short HEAD)

format: tools ## format the sources
	$(MVN) -q spotless:apply

clean: ## remove everything that was built
	rm -rf target

target/test.classpath: pom.xml | tools
	@$(MVN) -q -Dquick -DskipTests dependency:build-classpath -Dmdep.outputFile=$@

tools:
	@command -v $(MVN) >/dev/null || { echo "Porchlight needs Maven 3.8.7 or later, which was not found." >&2; exit 1; }

# A changed test does not call for a new build.
$(RUNNER): pom.xml $(shell find src/main src/workbench -name '*.java' -o -name '*.properties') | tools
	@echo "Building (the first time takes a few minutes)"
	@$(MVN) -q -Dquick -DskipTests package
	@touch $(RUNNER)
