package dev.muster.testing;

import dev.muster.Incident;
import dev.muster.lifecycle.Progress;
import dev.muster.provider.inmemory.ChatChannel;
import dev.muster.provider.inmemory.ChatPost;
import dev.muster.provider.inmemory.InMemoryChat;
import dev.muster.spi.call.Visibility;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Assertions about the channel of an incident. */
public final class ConversationAssert extends ExplainedAssert<ConversationAssert, ChatChannel> {

    private final Incident incident;
    private final Tools tools;

    ConversationAssert(@Nullable ChatChannel actual, Incident incident, Tools tools) {
        super(actual, ConversationAssert.class, tools.diagnostics());
        this.incident = incident;
        this.tools = tools;
    }

    /** There is one. */
    public ConversationAssert exists() {
        return expect(actual != null, "Expecting a conversation of <" + incident.id() + ">, but there is none.");
    }

    /** There is none. */
    public ConversationAssert doesNotExist() {
        return expect(
                actual == null, "Expecting no conversation of <" + incident.id() + ">, but there is " + name() + ".");
    }

    /** It is not archived. */
    public ConversationAssert isOpen() {
        return exists().expect(
                        !actual.archived(), "Expecting conversation " + name() + " to be open, but it is archived.");
    }

    /** It is archived. */
    public ConversationAssert isArchived() {
        return exists().expect(
                        actual.archived(), "Expecting conversation " + name() + " to be archived, but it is open.");
    }

    /** It was archived so long after the incident ended, and not a moment sooner or later. */
    public ConversationAssert wasArchivedAfter(Duration sinceTheEnd) {
        exists();
        String expecting = "Expecting conversation " + name() + " to have been archived " + Spoken.length(sinceTheEnd)
                + " after the end, but ";
        Instant archived = incident.details().reach().archivedAt();
        Progress.Ending ending = incident.details().progress().ending();
        if (archived == null || ending == null) {
            throw fails(expecting
                    + (ending == null ? "the incident has not ended." : "the incident knows of no archiving."));
        }
        Duration found = Duration.between(ending.at(), archived);
        return expect(found.equals(sinceTheEnd), expecting + "it was after " + Spoken.length(found) + ".");
    }

    /** It is called that. */
    public ConversationAssert isNamed(String name) {
        return exists().expect(
                        actual.name().equals(name),
                        "Expecting conversation " + name() + " to be named <" + name + ">.");
    }

    /** Its topic contains this text. */
    public ConversationAssert hasTopic(String part) {
        return exists().expect(
                        actual.topic().contains(part),
                        "Expecting the topic of " + name() + " to contain <" + part + ">, but it is <" + actual.topic()
                                + ">.");
    }

    /** Only its members can see it. */
    public ConversationAssert isPrivate() {
        return exists().expect(
                        actual.visibility() != Visibility.OPEN,
                        "Expecting conversation " + name() + " to be private, but it is open to all.");
    }

    /** All of these people are in it. */
    public ConversationAssert hasMembers(String... people) {
        return exists().expect(
                        actual.members().containsAll(Arrays.asList(people)),
                        "Expecting " + List.of(people) + " to be in " + name() + ", but its members are "
                                + actual.members() + ".");
    }

    /** This person is not in it. */
    public ConversationAssert doesNotHaveMember(String person) {
        return exists().expect(
                        !actual.members().contains(person), "Expecting <" + person + "> not to be in " + name() + ".");
    }

    /** A message in it, by whomever, contains this text. */
    public ConversationAssert hasPost(String part) {
        exists();
        return expect(
                posts().stream().anyMatch(post -> says(post, part)),
                "Expecting a post with <" + part + "> in " + name() + ", but it says:\n" + said());
    }

    /** Exactly one message in it, by whomever, contains this text. */
    public ConversationAssert hasPostOnce(String part) {
        exists();
        long times = posts().stream().filter(post -> says(post, part)).count();
        return expect(
                times == 1,
                "Expecting one post with <" + part + "> in " + name() + ", but there are " + times + ":\n" + said());
    }

    /** No message in it contains this text. */
    public ConversationAssert hasNoPost(String part) {
        exists();
        return expect(
                posts().stream().noneMatch(post -> says(post, part)),
                "Expecting no post with <" + part + "> in " + name() + ", but it says:\n" + said());
    }

    /** The library wrote so many messages in it; changes of a message do not count. */
    public ConversationAssert hasPosts(int count) {
        exists();
        long found = posts().stream()
                .filter(post -> post.author().equals(InMemoryChat.BOT))
                .count();
        return expect(
                found == count,
                "Expecting " + count + " posts in " + name() + ", but there are " + found + ":\n" + said());
    }

    /** A link of this title stands at its top. */
    public ConversationAssert hasBookmark(String title) {
        return exists().expect(
                        actual.bookmarks().containsValue(title),
                        "Expecting a bookmark <" + title + "> in " + name() + ", but there are "
                                + actual.bookmarks().values() + ".");
    }

    private boolean says(ChatPost post, String part) {
        return post.text().contains(part);
    }

    private List<ChatPost> posts() {
        return chat().posts(actual.id()).stream()
                .filter(post -> !post.deleted())
                .toList();
    }

    private InMemoryChat chat() {
        return tools.named(incident.resource(dev.muster.lifecycle.ResourceKind.CONVERSATION)
                        .orElseThrow()
                        .provider())
                .chat();
    }

    private String said() {
        return posts().stream()
                .map(post -> "  " + post.author() + ": " + post.text().strip().replace("\n", "\n    "))
                .collect(Collectors.joining("\n"));
    }

    private String name() {
        return "<" + (actual == null ? "none" : actual.name()) + ">";
    }
}
