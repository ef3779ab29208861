package dev.muster.spi.conversation;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a reader of a message may do. It stands below the text; a chat that can shows it {@linkplain #beside beside} the block of the text that
 * it is about. Its words are plain text.
 */
public sealed interface Choice permits Choice.Button, Choice.Opens, Choice.Menu, Choice.PersonMenu {

    /** Where a choice stands that is about the whole message. */
    int BELOW = -1;

    /** What it is called; its own within its message. */
    String id();

    /** What the reader sees. */
    String label();

    /** The block of the text that it is about, counted from 0, or {@link #BELOW}. */
    int block();

    /**
     * The same choice about a block of the text.
     *
     * @param block the block's place in the text, from 0, or {@link #BELOW}
     * @return the choice beside that block
     */
    Choice beside(int block);

    /** How a button looks. */
    enum Style {
        PLAIN,
        /** What most people will want. A chat may show no more than one of a message so. */
        PRIMARY,
        /** What cannot easily be undone. It is asked back, by the chat's own words where the button brings none. */
        DANGER
    }

    /**
     * What is asked back before a button counts.
     *
     * @param title what it is about, in a few words
     * @param text what will happen
     * @param yes goes on
     * @param no goes back
     */
    record Confirmation(String title, String text, String yes, String no) {
        /** Checks that all is there. */
        public Confirmation {
            Objects.requireNonNull(title, "title");
            Objects.requireNonNull(text, "text");
            Objects.requireNonNull(yes, "yes");
            Objects.requireNonNull(no, "no");
        }
    }

    /**
     * A button.
     *
     * @param id comes back in {@link dev.muster.spi.inbound.Meaning.ChoiceMade}
     * @param label what the reader sees
     * @param style how it looks
     * @param spoken what a screen reader says instead of the label, or empty
     * @param confirmation what is asked back first, or null
     * @param block the block of the text that it is about, or {@link #BELOW}
     */
    record Button(
            String id,
            String label,
            Style style,
            String spoken,
            @Nullable Confirmation confirmation,
            int block) implements Choice {

        /** Checks that it has an id. */
        public Button {
            check(id, label, block);
            Objects.requireNonNull(style, "style");
            Objects.requireNonNull(spoken, "spoken");
        }

        @Override
        public Button beside(int itsBlock) {
            return new Button(id, label, style, spoken, confirmation, itsBlock);
        }

        /**
         * The same button with other words for a screen reader, which tell buttons with one label apart.
         *
         * @param words what is said instead of the label
         * @return the button
         */
        public Button spoken(String words) {
            return new Button(id, label, style, words, confirmation, block);
        }

        /**
         * The same button, asked back first.
         *
         * @param asked what is asked
         * @return the button
         */
        public Button confirmed(Confirmation asked) {
            return new Button(id, label, style, spoken, asked, block);
        }
    }

    /**
     * A link that looks like a button. That somebody followed it is not told.
     *
     * @param id what it is called; nothing comes back
     * @param label what the reader sees
     * @param target where it leads, by http or https
     * @param block the block of the text that it is about, or {@link #BELOW}
     */
    record Opens(String id, String label, URI target, int block) implements Choice {

        /** Checks that it leads to a page. */
        public Opens {
            check(id, label, block);
            if (!leads(target)) {
                throw new IllegalArgumentException(
                        "target of '" + label + "' is " + target.getScheme() + ": expected http or https");
            }
        }

        /**
         * Whether something is an address that a choice may lead to.
         *
         * @param target the address
         * @return whether it is one of a page
         */
        public static boolean leads(URI target) {
            String scheme = target.getScheme();
            return scheme != null
                    && (scheme.toLowerCase(Locale.ROOT).equals("https")
                            || scheme.toLowerCase(Locale.ROOT).equals("http"));
        }

        @Override
        public Opens beside(int itsBlock) {
            return new Opens(id, label, target, itsBlock);
        }
    }

    /**
     * A menu of which one option is picked. The option's value comes back as the choice in {@link dev.muster.spi.inbound.Meaning.ChoiceMade}, as if it were
     * a button.
     *
     * @param id what the menu is called; it does not come back
     * @param label what stands there while nothing is picked
     * @param options from top to bottom, at least one
     * @param further whether it holds what is rarely needed: a chat that can shows it as a small sign, without the label
     * @param block the block of the text that it is about, or {@link #BELOW}
     */
    record Menu(String id, String label, List<Option> options, boolean further, int block) implements Choice {

        /** Copies the options. */
        public Menu {
            check(id, label, block);
            options = List.copyOf(options);
            if (options.isEmpty()) {
                throw new IllegalArgumentException("menu " + id + " has no options: expected at least one");
            }
        }

        @Override
        public Menu beside(int itsBlock) {
            return new Menu(id, label, options, further, itsBlock);
        }
    }

    /**
     * A menu of all the people of the chat.
     *
     * @param id comes back in {@link dev.muster.spi.inbound.Meaning.PersonPicked}
     * @param label what stands there while nobody is picked
     * @param block the block of the text that it is about, or {@link #BELOW}
     */
    record PersonMenu(String id, String label, int block) implements Choice {

        /** Checks that it has an id. */
        public PersonMenu {
            check(id, label, block);
        }

        @Override
        public PersonMenu beside(int itsBlock) {
            return new PersonMenu(id, label, itsBlock);
        }
    }

    /**
     * A plain button below the text.
     *
     * @param id comes back
     * @param label what the reader sees
     * @return the button
     */
    static Button button(String id, String label) {
        return button(id, label, Style.PLAIN);
    }

    /**
     * A button below the text.
     *
     * @param id comes back
     * @param label what the reader sees
     * @param style how it looks
     * @return the button
     */
    static Button button(String id, String label, Style style) {
        return new Button(id, label, style, "", null, BELOW);
    }

    /**
     * A link below the text.
     *
     * @param id what it is called
     * @param label what the reader sees
     * @param target where it leads
     * @return the link
     * @throws IllegalArgumentException when the target is not one of a page
     */
    static Opens opens(String id, String label, URI target) {
        return new Opens(id, label, target, BELOW);
    }

    /**
     * A menu below the text.
     *
     * @param id what it is called
     * @param label what stands there while nothing is picked
     * @param options from top to bottom
     * @return the menu
     */
    static Menu menu(String id, String label, List<Option> options) {
        return new Menu(id, label, options, false, BELOW);
    }

    /**
     * A menu below the text of what is rarely needed.
     *
     * @param id what it is called
     * @param label what it holds
     * @param options from top to bottom
     * @return the menu
     */
    static Menu further(String id, String label, List<Option> options) {
        return new Menu(id, label, options, true, BELOW);
    }

    /**
     * A menu of people below the text.
     *
     * @param id comes back
     * @param label what stands there while nobody is picked
     * @return the menu
     */
    static PersonMenu people(String id, String label) {
        return new PersonMenu(id, label, BELOW);
    }

    /** What every choice needs. */
    private static void check(String id, String label, int block) {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(label, "label");
        if (block < BELOW) {
            throw new IllegalArgumentException(
                    "block of choice '" + label + "' is " + block + ": expected a place in the text, or -1");
        }
    }
}
