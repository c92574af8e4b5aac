# Dutydesk. `make run` opens the workstation, `make test` runs every test; both install what is
# missing on a Debian machine that has a Swift 6 toolchain.

PACKAGES := libncurses-dev libsqlite3-dev libssl-dev zlib1g-dev
# The tests of the node's store start a server of their own.
test: PACKAGES += libpq-dev postgresql
SUDO := $(shell [ "$$(id -u)" = 0 ] || echo sudo)
PROGRAM := .build/release/dutydesk
RELEASE := swift build -c release --static-swift-stdlib
RESULTS := .build/test-results

# Where the node's store may be PostgreSQL: `make build TRAITS="--traits PostgreSQL"`.
TRAITS ?=

.PHONY: run test build dependencies install clean

run: dependencies
	@$(RELEASE) --product dutydesk
	@$(PROGRAM) status >/dev/null 2>&1 || $(PROGRAM) init --samples
	@$(PROGRAM)

build: dependencies
	@$(RELEASE) --product dutydesk
	@$(RELEASE) --product dutydesk-node $(TRAITS)
	@$(RELEASE) --product dutydesk-samples

# What failed is said once more at the end, where it is looked for.
test: dependencies
	@rm -f $(RESULTS)*.xml
	swift test --traits PostgreSQL --xunit-output $(RESULTS).xml || \
	  { grep -h -B1 '<failure' $(RESULTS)*.xml; exit 1; }

# dpkg is asked first, so that a machine which has everything needs no network and no rights.
dependencies:
	@missing=$$(for package in $(PACKAGES); do \
	  dpkg-query -W -f='$${Status}' $$package 2>/dev/null | grep -q 'ok installed' || echo $$package; \
	done); \
	if [ -n "$$missing" ]; then \
	  $(SUDO) apt-get update -qq && \
	  DEBIAN_FRONTEND=noninteractive $(SUDO) apt-get install -y -qq $$missing; \
	fi

PREFIX ?= /usr/local
install: build
	install -D .build/release/dutydesk $(PREFIX)/bin/dutydesk
	install -D .build/release/dutydesk-node $(PREFIX)/bin/dutydesk-node
	install -D .build/release/dutydesk-samples $(PREFIX)/bin/dutydesk-samples
	mkdir -p $(PREFIX)/share/dutydesk
	cp -R Themes Samples $(PREFIX)/share/dutydesk/

clean:
	swift package clean
