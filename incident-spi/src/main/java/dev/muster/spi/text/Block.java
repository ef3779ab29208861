package dev.muster.spi.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** One block of a rich text, from top to bottom. */
public sealed interface Block {

    /** The block as plain text, without a final line break. */
    String plain();

    /** A heading, always plain. */
    record Heading(String text) implements Block {
        /** Checks that there is a text. */
        public Heading {
            Objects.requireNonNull(text, "text");
        }

        @Override
        public String plain() {
            return text;
        }
    }

    /** A paragraph of pieces. */
    record Paragraph(List<Inline> pieces) implements Block {
        /** Copies the pieces. */
        public Paragraph {
            pieces = List.copyOf(pieces);
        }

        @Override
        public String plain() {
            return RichText.join(pieces);
        }
    }

    /** Somebody's words, quoted. */
    record Quote(String text) implements Block {
        /** Checks that there is a text. */
        public Quote {
            Objects.requireNonNull(text, "text");
        }

        @Override
        public String plain() {
            return "> " + text;
        }
    }

    /** A list of items, each a line of pieces. */
    record Bullets(List<List<Inline>> items) implements Block {
        /** Copies the items. */
        public Bullets {
            List<List<Inline>> copies = new ArrayList<>(items.size());
            for (List<Inline> item : items) {
                copies.add(List.copyOf(item));
            }
            items = List.copyOf(copies);
        }

        @Override
        public String plain() {
            StringBuilder all = new StringBuilder();
            for (List<Inline> item : items) {
                all.append(all.isEmpty() ? "- " : "\n- ");
                RichText.append(item, all);
            }
            return all.toString();
        }
    }

    /** Short facts, each a name and a value; shown in columns where the tool can. */
    record Facts(List<Fact> facts) implements Block {
        /** Copies the facts. */
        public Facts {
            facts = List.copyOf(facts);
        }

        @Override
        public String plain() {
            return String.join(
                    "\n",
                    facts.stream()
                            .map(f -> f.name() + ": " + RichText.join(f.value()))
                            .toList());
        }
    }

    /** One fact. */
    record Fact(String name, List<Inline> value) {
        /** Copies the value. */
        public Fact {
            Objects.requireNonNull(name, "name");
            value = List.copyOf(value);
        }
    }

    /** A small, muted line. */
    record Note(List<Inline> pieces) implements Block {
        /** Copies the pieces. */
        public Note {
            pieces = List.copyOf(pieces);
        }

        @Override
        public String plain() {
            return RichText.join(pieces);
        }
    }

    /** Text kept as it is laid out, such as a log excerpt. */
    record Preformatted(String text) implements Block {
        /** Checks that there is a text. */
        public Preformatted {
            Objects.requireNonNull(text, "text");
        }

        @Override
        public String plain() {
            return text;
        }
    }
}
