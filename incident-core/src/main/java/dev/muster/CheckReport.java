package dev.muster;

import dev.muster.spi.Capability;
import dev.muster.spi.config.Finding;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Everything that is wrong with a set-up, at once: who, what, and the cure.
 *
 * @param tools each provider, what it offers and what is wrong with it
 * @param wiring what is wrong between providers, playbook and settings
 */
public record CheckReport(List<Tool> tools, List<Finding> wiring) {
    /** Copies the lists. */
    public CheckReport {
        tools = List.copyOf(tools);
        wiring = List.copyOf(wiring);
    }

    /**
     * One provider.
     *
     * @param name its name
     * @param version the version of its implementation
     * @param origin the jar or folder it comes from
     * @param capabilities what it offers
     * @param findings what its check found
     */
    public record Tool(
            String name, String version, String origin, Set<Capability> capabilities, List<Finding> findings) {
        /** Copies the collections. */
        public Tool {
            capabilities = Set.copyOf(capabilities);
            findings = List.copyOf(findings);
        }

        /** Whether nothing stops it. */
        public boolean ready() {
            return nothingStops(findings);
        }
    }

    /** Whether nothing stops the start. */
    public boolean ready() {
        for (Tool tool : tools) {
            if (!tool.ready()) {
                return false;
            }
        }
        return nothingStops(wiring);
    }

    private static boolean nothingStops(List<Finding> findings) {
        for (Finding finding : findings) {
            if (finding.level() == Finding.Level.ERROR) {
                return false;
            }
        }
        return true;
    }

    /** Every finding that stops the start. */
    public List<Finding> errors() {
        return java.util.stream.Stream.concat(tools.stream().flatMap(t -> t.findings().stream()), wiring.stream())
                .filter(f -> f.level() == Finding.Level.ERROR)
                .toList();
    }

    /** The report as people read it. */
    public String text() {
        long ready = tools.stream().filter(Tool::ready).count();
        StringBuilder text = new StringBuilder("muster: ");
        text.append(tools.size()).append(tools.size() == 1 ? " provider, " : " providers, ");
        text.append(ready).append(" ready, ").append(tools.size() - ready).append(" not\n");
        for (Tool tool : tools) {
            String capabilities = tool.capabilities().stream()
                    .sorted()
                    .map(c -> c.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                    .collect(Collectors.joining(", "));
            text.append(String.format(
                    Locale.ROOT,
                    "  %-12s %-10s %-10s %s%n",
                    tool.name(),
                    tool.version(),
                    tool.ready() ? "ready" : "NOT READY",
                    capabilities));
            tool.findings().forEach(finding -> line(text, "    ", finding));
        }
        wiring.forEach(finding -> line(text, "", finding));
        return text.toString();
    }

    private static void line(StringBuilder text, String indent, Finding finding) {
        text.append(indent)
                .append(finding.subject())
                .append(": ")
                .append(finding.problem())
                .append('\n');
        if (!finding.remedy().isEmpty()) {
            text.append(indent).append("  -> ").append(finding.remedy()).append('\n');
        }
    }

    @Override
    public String toString() {
        return text();
    }
}
