package dev.muster.architecture.planted.parents.spi.ticket;

import dev.muster.architecture.planted.parents.spi.Provider;

public interface BadTickets extends Provider {}
