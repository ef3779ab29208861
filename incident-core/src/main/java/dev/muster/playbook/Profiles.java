package dev.muster.playbook;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The playbooks that ship with the library. */
final class Profiles {

    /** The one that all others are laid over. */
    static final String MINIMAL = "minimal";

    static final List<String> NAMES = List.of(MINIMAL, "airbnb", "atlassian", "linkedin");

    private Profiles() {}

    /** The text of a profile. */
    static String text(String name) {
        if (!NAMES.contains(name)) {
            throw new PlaybookException(
                    "profile",
                    List.of(Problem.of("", '"' + Part.brief(name) + '"', "a profile", Nearest.hint(name, NAMES))));
        }
        return resource("profiles/" + name + ".yaml");
    }

    /** A profile as something to lay a playbook over, with what it is laid over itself. */
    static Part below(String name) {
        List<Problem> problems = new ArrayList<>();
        Part own = YamlText.read(text(name), name, problems::add);
        if (own == null || !problems.isEmpty()) {
            throw new PlaybookException("profile " + name, problems);
        }
        Part bare = Overlay.without(own, "name", "version", "extends");
        return name.equals(MINIMAL) ? bare : Overlay.of(below(MINIMAL), bare);
    }

    static String resource(String path) {
        try (InputStream in = Profiles.class.getResourceAsStream(path)) {
            if (in == null) {
                throw new IllegalStateException(
                        "the library's own file " + path + " is missing: expected it in the jar of the core");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
