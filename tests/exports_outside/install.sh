#!/usr/bin/env bash
# Brings what `make check-exports` looks with: a browser, an office, tools for PDF, and a checker of accessibility.
# What is there already is used. Everything from npm goes into the folder given, which git does not see.
set -euo pipefail
tools="$1"
missing=()
command -v chromium >/dev/null || command -v google-chrome >/dev/null || missing+=(chromium)
command -v soffice >/dev/null || missing+=(libreoffice-writer libreoffice-calc fonts-crosextra-carlito)
command -v pdftotext >/dev/null || missing+=(poppler-utils)
command -v node >/dev/null || missing+=(nodejs)
command -v npm >/dev/null || missing+=(npm)
if [ "${#missing[@]}" -gt 0 ]; then
  if command -v apt-get >/dev/null && [ "$(id -u)" = 0 ]; then
    apt-get update -q >/dev/null
    DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends "${missing[@]}" >/dev/null
  else
    echo "Please install these first: ${missing[*]}"
    exit 1
  fi
fi
mkdir -p "$tools"
if [ ! -d "$tools/node_modules/axe-core" ] || [ ! -d "$tools/node_modules/playwright-core" ]; then
  echo '{"private": true}' >"$tools/package.json"
  npm install --prefix "$tools" --no-audit --no-fund --silent playwright-core axe-core
fi
