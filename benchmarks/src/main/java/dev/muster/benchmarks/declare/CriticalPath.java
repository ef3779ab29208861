package dev.muster.benchmarks.declare;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What one request must wait for, because it cannot be worded before another was answered, for the incident that is measured: nobody's order of doing
 * things. With as many hands as one likes, all is ready when the longest chain of it is through.
 */
final class CriticalPath {

    private final Map<String, Step> steps = new LinkedHashMap<>();

    private record Step(String what, Duration takes, List<String> needs) {}

    private CriticalPath() {}

    /** The one of the incident that {@link OurDeclare} declares. What could be left out or come later without anybody missing it is not in it. */
    static CriticalPath ofTheIncident() {
        CriticalPath path = new CriticalPath();
        path.step("page Cy", Vendors.PAGERDUTY);
        path.step("ask for the service's policy", Vendors.PAGERDUTY);
        path.step("ask who is on call by it", Vendors.PAGERDUTY, "ask for the service's policy");
        path.step("create the channel", Vendors.SLACK);
        path.step("look Ann up", Vendors.SLACK);
        path.step("look Bob up", Vendors.SLACK);
        path.step("look Cy up", Vendors.SLACK, "page Cy");
        path.step("look Dee up", Vendors.SLACK, "ask who is on call by it");
        for (String person : List.of("Ann", "Bob", "Cy", "Dee")) {
            path.step("invite " + person, Vendors.SLACK, "create the channel", "look " + person + " up");
            path.step("brief " + person, Vendors.SLACK, "invite " + person);
        }
        path.step("post the card", Vendors.SLACK, "create the channel");
        path.step("pin the card", Vendors.SLACK, "post the card");
        path.step("create the ticket", Vendors.JIRA);
        path.step("bookmark the ticket", Vendors.SLACK, "create the channel", "create the ticket");
        path.step("link the channel", Vendors.JIRA, "create the channel", "create the ticket");
        return path;
    }

    /** How long the longest chain takes. */
    double millis() {
        return longest().stream().mapToLong(step -> step.takes().toMillis()).sum();
    }

    /** The longest chain, in words. */
    String text() {
        return longest().stream()
                .map(step -> step.what() + " (" + step.takes().toMillis() + ")")
                .collect(Collectors.joining(", "));
    }

    private List<Step> longest() {
        return steps.keySet().stream()
                .map(this::until)
                .max(Comparator.comparingLong(CriticalPath::length))
                .orElseThrow();
    }

    private List<Step> until(String what) {
        Step last = steps.get(what);
        List<Step> chain = last.needs().stream()
                .map(this::until)
                .max(Comparator.comparingLong(CriticalPath::length))
                .map(before -> (List<Step>) new ArrayList<>(before))
                .orElseGet(ArrayList::new);
        chain.add(last);
        return chain;
    }

    private static long length(List<Step> chain) {
        return chain.stream().mapToLong(step -> step.takes().toMillis()).sum();
    }

    private void step(String what, Duration takes, String... needs) {
        for (String need : needs) {
            if (!steps.containsKey(need)) {
                throw new IllegalArgumentException(what + " needs " + need + ", which is not there yet");
            }
        }
        steps.put(what, new Step(what, takes, List.of(needs)));
    }
}
