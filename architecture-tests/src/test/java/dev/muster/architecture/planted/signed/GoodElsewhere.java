package dev.muster.architecture.planted.signed;

import javax.crypto.Mac;

public final class GoodElsewhere {
    byte[] sign(Mac mac, byte[] body) {
        return mac.doFinal(body);
    }

    boolean isHello(String type) {
        return type.equals("hello");
    }
}
