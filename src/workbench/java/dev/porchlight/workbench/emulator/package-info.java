/// Deploys `infra/template.yaml` on this machine, to an emulator of AWS: `make deploy-local`, and
/// the test of a deployment.
@NullMarked
package dev.porchlight.workbench.emulator;

import org.jspecify.annotations.NullMarked;
