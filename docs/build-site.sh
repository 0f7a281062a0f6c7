#!/usr/bin/env bash
# Builds the documents as a site with a search in docs/_site. To read it: dotnet docfx serve docs/_site
set -euo pipefail
cd "$(dirname "$0")/.."
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
dotnet tool restore
dotnet docfx docs/docfx.json
