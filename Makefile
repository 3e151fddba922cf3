# Porchlight. `make help` lists the commands.
JAVA_HOME := $(shell bin/find-jdk25)
ifeq ($(JAVA_HOME),)
$(error No JDK 25)
endif
export JAVA_HOME
MVN ?= mvn
PORT ?= 8080
RUNNER = target/porchlight-0.1.0-SNAPSHOT-runner.jar
JAVA = $(JAVA_HOME)/bin/java -Djava.util.logging.manager=org.jboss.logmanager.LogManager --enable-native-access=ALL-UNNAMED --sun-misc-unsafe-memory-access=allow
SESSION_TABLE ?= porchlight-sessions
ACCESS_KEY_TABLE ?= porchlight-access-keys

.DEFAULT_GOAL := help
.PHONY: help run test import format clean tools

help: ## this list
	@sed -n 's/^\([a-z-]*\):[^#]*## \(.*\)/make \1|\2/p' Makefile | awk -F'|' '{printf "  %-14s %s\n", $$1, $$2}'

run: $(RUNNER) ## Porchlight with demo data on 127.0.0.1:8080 (PORT=… moves it)
	@exec $(JAVA) -cp target/test-classes:$(RUNNER) dev.porchlight.local.RunCommand $(PORT)

test: tools ## everything: gates, unit, contract, API, architecture and SDK tests
	$(MVN) verify

import: $(RUNNER) ## load FILE=… (JSON lines; FORMAT=rocketchat-users, rocketchat-sessions) into the tables, at ENDPOINT=… if not AWS's own
	@exec $(JAVA) -cp $(RUNNER) dev.porchlight.importer.ImportCommand "$(FILE)" "$(SESSION_TABLE)" "$(ACCESS_KEY_TABLE)" "$(ENDPOINT)" "$(FORMAT)" "$(ROCKETCHAT_USER_POOL)" "$(ROCKETCHAT_APP)" "$(ROCKETCHAT_LOGIN_DAYS)"

format: tools ## format the sources
	$(MVN) -q spotless:apply

clean: ## remove all that was built
	rm -rf target

tools:
	@command -v $(MVN) >/dev/null || { echo "Porchlight needs Maven (3.8.7 or later) and found none." >&2; exit 1; }

$(RUNNER): pom.xml $(shell find src -name '*.java' -o -name '*.properties') | tools
	@echo "Building (the first time takes a few minutes)"
	@$(MVN) -q -Dquick -DskipTests package
	@touch $(RUNNER)
