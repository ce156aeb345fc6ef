package dev.toolace.onnx.internal.decode;

import dev.toolace.onnx.ExecutionTarget;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The check for a machine with CUDA: {@code mvn -pl toolace-onnx -am -Pcuda test -Dtoolace.cuda=true -Dtest=CudaTest
 * -Dsurefire.failIfNoSpecifiedTests=false}. Among the graphs are our exports for CUDA. Products of single precision are
 * rounded there (TF32), so a token that is nearly as likely may take another's place.
 */
@EnabledIfSystemProperty(named = "toolace.cuda", matches = "true",
        disabledReason = "needs CUDA, the profile cuda and -Dtoolace.cuda=true")
class CudaTest extends CacheChecks {
    CudaTest() {
        super(ExecutionTarget.cuda(0), "Cuda", 0.02);
    }
}
