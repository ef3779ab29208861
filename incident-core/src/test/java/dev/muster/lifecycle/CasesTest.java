package dev.muster.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("a table of cases")
class CasesTest {

    sealed interface Shape {}

    record Circle() implements Shape {}

    record Square() implements Shape {}

    @Test
    void is_refused_when_a_kind_has_no_case() {
        Cases<Shape, String> cases = new Cases<>(Shape.class);
        cases.add(Circle.class, "round");

        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(cases::complete)
                .withMessage("Shape lacks a case for [Square]: add one");
    }

    @Test
    void is_refused_when_a_kind_has_two() {
        Cases<Shape, String> cases = new Cases<>(Shape.class);
        cases.add(Circle.class, "round");

        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> cases.add(Circle.class, "very round"));
    }

    @Test
    void finds_the_case_of_a_value() {
        Cases<Shape, String> cases = new Cases<>(Shape.class);
        cases.add(Circle.class, "round");
        cases.add(Square.class, "square");

        assertThat(cases.complete().of(new Square())).isEqualTo("square");
    }
}
