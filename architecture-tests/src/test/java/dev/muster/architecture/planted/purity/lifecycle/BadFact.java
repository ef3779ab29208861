package dev.muster.architecture.planted.purity.lifecycle;

import java.net.URI;

public record BadFact(URI link) {}
