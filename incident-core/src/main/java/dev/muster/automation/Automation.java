package dev.muster.automation;

import java.util.List;

/**
 * What follows from an event. Pure: the same occasion gives the same effects.
 *
 * <p>Those that ship are the constants of enums, one enum for each subject, each constant called by the sentence that a playbook disables it by: a class
 * for each would be a twentieth of the library and of what a JVM loads for its first incident.
 */
@FunctionalInterface
public interface Automation {

    /** The effects that are wanted now; empty when this event is none of its business. */
    List<Intended> on(Occasion occasion);

    /** The automation's name: a sentence, {@code WhenIncidentDeclaredThenOpenConversation}. */
    default String name() {
        return getClass().getSimpleName();
    }
}
