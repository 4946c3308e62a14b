#!/usr/bin/env bash
# Pulumi, with the policy pack, as the service connection of an AzureCLI task: azure-pipelines.sh preview --stack dev
set -euo pipefail
version=3.248.0

# The task gives these because of addSpnToEnvironment. Providers exchange the token for one of Azure; the state is reached
# by the task's own login.
export ARM_USE_OIDC=true ARM_CLIENT_ID="$servicePrincipalId" ARM_TENANT_ID="$tenantId" ARM_OIDC_TOKEN="$idToken"
ARM_SUBSCRIPTION_ID="$(az account show --query id --output tsv)"
export ARM_SUBSCRIPTION_ID

curl --fail --silent --show-error --location https://get.pulumi.com | sh -s -- --version "$version"
export PATH="$HOME/.pulumi/bin:$PATH"
pulumi login "$PULUMI_BACKEND_URL"
pulumi "$@" --policy-pack policy --non-interactive
