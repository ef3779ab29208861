package dev.muster.internal.chat;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What somebody asks for in chat. Names of roles, severities and people are as they were written. */
sealed interface ChatCommand {

    /** What needs no incident. */
    sealed interface Anywhere extends ChatCommand {}

    /** What is about an incident: that of the conversation, or one that is named. */
    sealed interface Within extends ChatCommand {}

    /** Declares an incident. */
    record NewIncident(String title, String description) implements Anywhere {}

    /** Opens a channel for a ticket, by its key or address; null asks which. */
    record NewChannel(@Nullable String ticket) implements Anywhere {}

    /** Pages somebody: a short word, a service, a team or a person. */
    record Page(String whom) implements Within {}

    /** Pages many: all services with a tag, or a list. */
    record PageAll(String whom) implements Within {}

    /** Lists the short words that can be paged. */
    record PageList() implements Anywhere {}

    /** Sends the marked messages, or the whole history. */
    record GetTimeline(boolean whole) implements Within {}

    /** Lists what can be said. */
    record Help() implements Anywhere {}

    /** Tells everybody there how it stands. */
    record Status() implements Within {}

    /** Briefs the one who asks. */
    record Briefing() implements Within {}

    /** Takes a role. */
    record TakeRole(String role) implements Within {}

    /** Gives somebody a role, whoever has it. */
    record AssignRole(String role, String person) implements Within {}

    /** Gives one's own role to somebody. */
    record HandOver(String role, String person) implements Within {}

    /** Sets the severity by hand. */
    record SetSeverity(String severity, String why) implements Within {}

    /** Changes the title. */
    record Retitle(String title) implements Within {}

    /** Tells everybody how it stands, in words. */
    record PostUpdate(String text) implements Within {}

    /** It is an incident. */
    record Confirm() implements Within {}

    /** The impact was taken away. */
    record Mitigated(String how) implements Within {}

    /** The mitigation no longer holds. */
    record Relapsed(String how) implements Within {}

    /** Users are no longer hit. */
    record ImpactOver() implements Within {}

    /** The mitigation works. */
    record Verified() implements Within {}

    /** Why it happened. */
    record Cause(String text) implements Within {}

    /** It is resolved. */
    record Resolve(@Nullable String how) implements Within {}

    /** It is not resolved after all. */
    record Reopen(String why) implements Within {}

    /** It was reviewed by those who take part, with this outcome. */
    record Reviewed(String outcome) implements Within {}

    /** All is done. */
    record Close() implements Within {}

    /** It was no incident. */
    record Cancel(String why) implements Within {}

    /** Something to do. */
    record AddTask(
            @Nullable String person, String text, @Nullable Instant dueAt) implements Within {}

    /** Something is done. */
    record CompleteTask(String task) implements Within {}

    /** Something to do when the incident is over. */
    record AddAction(String person, String title, Instant dueAt) implements Within {}

    /** Something to learn from. */
    record Learning(String text) implements Within {}

    /** Brings a team, a service's on-call or a person in. */
    record Engage(String kind, String name) implements Within {}
}
