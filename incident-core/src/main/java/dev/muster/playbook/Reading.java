package dev.muster.playbook;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/** What a reader carries along: the problems found so far, the names that are known, and how strict to be. */
final class Reading {

    private final Set<Problem> problems;
    private final Known known;
    private final boolean sketch;
    private final Place extendsPlace;
    private int reported;

    private Reading(Set<Problem> problems, Known known, boolean sketch, Place extendsPlace) {
        this.problems = problems;
        this.known = known;
        this.sketch = sketch;
        this.extendsPlace = extendsPlace;
    }

    /** Begins; problems of what a profile says are shown at {@code extendsPlace}. */
    static Reading begin(Place extendsPlace) {
        return new Reading(new LinkedHashSet<>(), Known.NOTHING, false, extendsPlace);
    }

    /** The same with other names known. */
    Reading knowing(Known names) {
        return new Reading(problems, names, sketch, extendsPlace);
    }

    /** The same, looking at the shape alone: what is read is only a piece, so names and the whole are not judged. */
    Reading sketching() {
        return new Reading(problems, known, true, extendsPlace);
    }

    Known known() {
        return known;
    }

    boolean isSketch() {
        return sketch;
    }

    /** How many problems this reading reported, to see whether something added one. */
    int reported() {
        return reported;
    }

    Collection<Problem> problems() {
        return problems;
    }

    void add(Problem problem) {
        reported++;
        problems.add(problem);
    }

    void report(Place place, String found, String expected, String remedy) {
        reported++;
        if (place.profile().isEmpty()) {
            problems.add(new Problem(place.line(), place.column(), place.path(), found, expected, remedy));
        } else {
            problems.add(new Problem(
                    extendsPlace.line(),
                    extendsPlace.column(),
                    place.path(),
                    found + " (inherited from profile " + place.profile() + ")",
                    expected,
                    remedy.isEmpty() ? "say it anew in this file" : remedy + "; say it anew in this file"));
        }
    }

    void wrongType(Part part, String expected, String remedy) {
        report(part.place(), part.describe(), expected, remedy);
    }
}
