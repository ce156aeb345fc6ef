package dev.toolace.bench.soak;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;
import javax.management.JMException;
import javax.management.ObjectName;
import org.jspecify.annotations.Nullable;

/** What only this kind of JVM tells and does. Stateless. */
final class Jvm {

    private Jvm() {}

    /** Whether all of Java's heap is resident from the start, and stays so. */
    static boolean heapIsConstant() {
        String most = option("MaxHeapSize");
        return "true".equals(option("AlwaysPreTouch")) && most != null && most.equals(option("InitialHeapSize"));
    }

    /** Java's heap where it is constant, in KiB. The beans would leave out a part that is always empty. */
    static long constantHeap() {
        String most = option("MaxHeapSize");
        return most == null ? 0 : Long.parseLong(most) / 1024;
    }

    private static @Nullable String option(String name) {
        HotSpotDiagnosticMXBean bean = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
        return bean == null ? null : bean.getVMOption(name).getValue();
    }

    /**
     * Has the C library give back what was freed: it keeps some of that for later, which looks like growth and is none.
     *
     * @return false where this JVM cannot
     */
    static boolean trim() {
        try {
            ObjectName commands = new ObjectName("com.sun.management:type=DiagnosticCommand");
            ManagementFactory.getPlatformMBeanServer()
                    .invoke(commands, "systemTrimNativeHeap", new Object[0], new String[0]);
            return true;
        } catch (JMException | RuntimeException notThere) {
            return false;
        }
    }
}
