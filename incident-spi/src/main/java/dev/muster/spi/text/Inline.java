package dev.muster.spi.text;

import java.net.URI;
import java.time.Instant;
import java.util.Objects;

/** One piece of text inside a block. */
public sealed interface Inline {

    /** The piece as plain text: what a notification or a screen reader says. */
    String plain();

    /** Text as it is. The only form for words that come from people or from another tool; rendered so that nothing in it is markup. */
    record Plain(String text) implements Inline {
        /** Checks that there is a text. */
        public Plain {
            Objects.requireNonNull(text, "text");
        }

        @Override
        public String plain() {
            return text;
        }
    }

    /** Plain text shown strong. */
    record Strong(String text) implements Inline {
        /** Checks that there is a text. */
        public Strong {
            Objects.requireNonNull(text, "text");
        }

        @Override
        public String plain() {
            return text;
        }
    }

    /** Plain text shown as code. */
    record Code(String text) implements Inline {
        /** Checks that there is a text. */
        public Code {
            Objects.requireNonNull(text, "text");
        }

        @Override
        public String plain() {
            return text;
        }
    }

    /** A link with a label. Made by the library from what a tool answered, never from a person's text. */
    record Link(URI target, String label) implements Inline {
        /** Checks that both are there. */
        public Link {
            Objects.requireNonNull(target, "target");
            Objects.requireNonNull(label, "label");
        }

        @Override
        public String plain() {
            return label + " (" + target + ")";
        }
    }

    /** A person, mentioned by identity; the provider renders its own handle for that person, or the name where it has none. */
    record Mention(String personId, String name) implements Inline {
        /** Checks that both are there. */
        public Mention {
            Objects.requireNonNull(personId, "personId");
            Objects.requireNonNull(name, "name");
        }

        @Override
        public String plain() {
            return name;
        }
    }

    /** An instant, which each reader sees in their own zone where the tool can; else in UTC. */
    record Time(Instant at) implements Inline {
        /** Checks that it is there. */
        public Time {
            Objects.requireNonNull(at, "at");
        }

        @Override
        public String plain() {
            return at.toString();
        }
    }
}
