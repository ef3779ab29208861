package dev.muster.spi.conversation;

import java.util.Objects;

/**
 * What a new conversation should be.
 *
 * @param name the wanted name, already legal by {@link NameRules}; a provider whose tool finds it taken by somebody else adds a suffix
 * @param topic one line shown at its top, may be empty
 * @param purpose what it is for, may be empty
 */
public record ConversationDraft(String name, String topic, String purpose) {

    /** Checks that a name is given. */
    public ConversationDraft {
        Objects.requireNonNull(topic, "topic");
        Objects.requireNonNull(purpose, "purpose");
        if (name.isBlank()) {
            throw new IllegalArgumentException("name is blank: expected the conversation's name");
        }
    }
}
