package dev.muster.architecture.planted.chance.lifecycle;

import java.time.LocalDate;

public final class BadToday {
    LocalDate ask() {
        return LocalDate.now();
    }
}
