package dev.muster.architecture.planted.finals;

class GoodPrivate {}
