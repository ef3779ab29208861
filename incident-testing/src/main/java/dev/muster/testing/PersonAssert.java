package dev.muster.testing;

import dev.muster.provider.inmemory.InMemoryProvider;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Assertions about what one person was told, by personal message, whisper, mail or page. What was said to a whole channel does not count. */
public final class PersonAssert extends ExplainedAssert<PersonAssert, String> {

    private final List<Told> told = new ArrayList<>();

    PersonAssert(String actual, Tools tools) {
        super(actual, PersonAssert.class, tools.diagnostics());
        tools.all().forEach(this::collect);
    }

    /** Was told something, in whatever way. */
    public PersonAssert wasTold() {
        return expect(!told.isEmpty(), "Expecting <" + actual + "> to be told something, but nobody did.");
    }

    /** Was told something that contains this text, in whatever way. */
    public PersonAssert wasTold(String part) {
        return expect(
                told.stream().anyMatch(one -> one.text.contains(part)),
                "Expecting <" + actual + "> to be told <" + part + ">, but " + all());
    }

    /** Was told something that contains this text exactly so many times. */
    public PersonAssert wasTold(String part, int times) {
        long found = told.stream().filter(one -> one.text.contains(part)).count();
        return expect(
                found == times,
                "Expecting <" + actual + "> to be told <" + part + "> " + times + " times, but it was " + found + ": "
                        + all());
    }

    /** Was told nothing at all. */
    public PersonAssert wasToldNothing() {
        return expect(told.isEmpty(), "Expecting <" + actual + "> to be told nothing, but " + all());
    }

    /** Was told nothing that contains this text. */
    public PersonAssert wasNotTold(String part) {
        return wasTold(part, 0);
    }

    /** Was woken by a pager. */
    public PersonAssert wasPaged() {
        return expect(by("page"), "Expecting <" + actual + "> to be paged, but " + all());
    }

    /** Was woken by no pager. */
    public PersonAssert wasNotPaged() {
        return expect(!by("page"), "Expecting <" + actual + "> not to be paged, but " + all());
    }

    /** Got a mail that contains this text in its subject or body. */
    public PersonAssert wasMailed(String part) {
        return expect(
                told.stream().anyMatch(one -> one.way.equals("mail") && one.text.contains(part)),
                "Expecting <" + actual + "> to get a mail with <" + part + ">, but " + all());
    }

    private boolean by(String way) {
        return told.stream().anyMatch(one -> one.way.equals(way));
    }

    private String all() {
        return told.isEmpty()
                ? "nobody told them anything."
                : "they were told:\n"
                        + told.stream()
                                .map(one -> "  by " + one.way + ": "
                                        + one.text.strip().replace("\n", "\n    "))
                                .collect(Collectors.joining("\n"));
    }

    private void collect(InMemoryProvider tool) {
        tool.chat().whispers().stream()
                .filter(one -> one.to().equals(actual))
                .forEach(one -> told.add(new Told("whisper", one.text())));
        tool.chat().directs().stream()
                .filter(one -> one.to().equals(actual))
                .forEach(one -> told.add(new Told("message", one.text())));
        tool.mailbox()
                .sentTo(actual)
                .forEach(mail -> told.add(new Told(
                        "mail",
                        mail.message().subject() + "\n" + mail.message().body().plain())));
        tool.pager()
                .pages()
                .forEach(page -> page.woken().stream()
                        .filter(actual::equals)
                        .forEach(woken ->
                                told.add(new Told("page", page.request().title()))));
    }

    private record Told(String way, String text) {}
}
