package dev.muster.testing;

import dev.muster.Incident;
import dev.muster.provider.inmemory.PagedIncident;
import dev.muster.spi.paging.Page;
import java.util.List;

/** Assertions about the pages of an incident. */
public final class PagesAssert extends ExplainedAssert<PagesAssert, List<PagedIncident>> {

    private final Incident incident;

    PagesAssert(List<PagedIncident> actual, Incident incident, Diagnostics diagnostics) {
        super(actual, PagesAssert.class, diagnostics);
        this.incident = incident;
    }

    /** There are so many. */
    public PagesAssert hasSize(int count) {
        return expect(
                actual.size() == count,
                "Expecting " + count + " pages for " + name() + ", but there are " + told() + ".");
    }

    /** Nobody was paged. */
    public PagesAssert isEmpty() {
        return hasSize(0);
    }

    /** This person was woken. */
    public PagesAssert woke(String person) {
        return expect(
                woken().contains(person),
                "Expecting <" + person + "> to be paged for " + name() + ", but there are " + told() + ".");
    }

    /** This person was woken exactly once. */
    public PagesAssert wokeOnce(String person) {
        long times = woken().stream().filter(person::equals).count();
        return expect(
                times == 1,
                "Expecting <" + person + "> to be paged once for " + name() + ", but it was " + times + " times: "
                        + told() + ".");
    }

    /** This person was left asleep. */
    public PagesAssert didNotWake(String person) {
        return expect(
                !woken().contains(person),
                "Expecting <" + person + "> not to be paged for " + name() + ", but there are " + told() + ".");
    }

    /** Somebody of this name took one. */
    public PagesAssert areAcknowledgedBy(String person) {
        return expect(
                actual.stream().anyMatch(page -> person.equals(page.page().acknowledgedBy())),
                "Expecting a page for " + name() + " to be acknowledged by <" + person + ">, but there are " + told()
                        + ".");
    }

    /** Nobody needs to look at any of them any more; there is at least one. */
    public PagesAssert areResolved() {
        return expect(
                !actual.isEmpty()
                        && actual.stream().allMatch(page -> page.page().state() == Page.State.RESOLVED),
                "Expecting all pages for " + name() + " to be resolved, but there are " + told() + ".");
    }

    private List<String> woken() {
        return actual.stream().flatMap(page -> page.woken().stream()).toList();
    }

    private String told() {
        return actual.isEmpty()
                ? "none"
                : String.join(
                        "; ",
                        actual.stream()
                                .map(page -> page.page().id() + " for "
                                        + page.request().target().name() + " "
                                        + page.page().state() + ", woke " + page.woken())
                                .toList());
    }

    private String name() {
        return "<" + incident.id() + ">";
    }
}
