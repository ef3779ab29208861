package dev.muster.playbook;

import dev.muster.lifecycle.IncidentException;
import java.util.List;
import java.util.stream.Collectors;

/** A playbook that cannot be used. The message tells every problem, one per line. */
public final class PlaybookException extends IncidentException {

    private static final long serialVersionUID = 1L;

    private final String source;
    private final transient List<Problem> problems;

    /** {@code source}, a file or what else people know the playbook by, has these problems. */
    public PlaybookException(String source, List<Problem> problems) {
        super(problems.stream().map(problem -> line(source, problem)).collect(Collectors.joining("\n")));
        this.source = source;
        this.problems = List.copyOf(problems);
    }

    /** The file, or what else people know the playbook by. */
    public String source() {
        return source;
    }

    /** Everything that is wrong, in the order of the text; empty after the exception was serialized. */
    public List<Problem> problems() {
        return problems == null ? List.of() : problems;
    }

    private static String line(String source, Problem problem) {
        return source + (problem.line() == 0 ? ": " : ":") + problem;
    }
}
