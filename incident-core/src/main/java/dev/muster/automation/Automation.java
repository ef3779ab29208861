package dev.muster.automation;

import java.util.List;

/** What follows from an event. Pure: the same occasion gives the same effects. */
@FunctionalInterface
public interface Automation {

    /** The effects that are wanted now; empty when this event is none of its business. */
    List<Intended> on(Occasion occasion);

    /** The automation's name: a sentence, {@code WhenIncidentDeclaredThenOpenConversation}. */
    default String name() {
        return getClass().getSimpleName();
    }
}
