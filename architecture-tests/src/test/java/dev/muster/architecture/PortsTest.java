package dev.muster.architecture;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The library has no door of its own: what comes in, the host hands over. */
class PortsTest {

    private static final Set<String> DOORS = Set.of(
            "java.net.ServerSocket",
            "java.net.DatagramSocket",
            "javax.net.ServerSocketFactory",
            "java.nio.channels.ServerSocketChannel",
            "java.nio.channels.AsynchronousServerSocketChannel",
            "java.nio.channels.DatagramChannel",
            "com.sun.net.httpserver.HttpServer",
            "mockwebserver3.MockWebServer");

    @Test
    @Tag("N-002")
    void no_class_of_the_library_can_listen_on_a_port() {
        HouseRule.holds(
                "ports",
                layout -> HouseRule.classes(
                        "classes of the library",
                        type -> layout.owns(type) && !layout.in(type, "examples", "benchmarks", Layout.KIT_OF_HTTP),
                        "use nothing that listens",
                        HouseRule.usesNo(PortsTest::listens)));
    }

    private static boolean listens(JavaClass target) {
        return DOORS.stream().anyMatch(door -> target.getName().equals(door) || target.isAssignableTo(door));
    }
}
