package dev.muster.provider.http.reach;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

/** Tells addresses of the public Internet from all others (IANA special-purpose registries of IPv4 and IPv6). */
final class Addresses {

    private Addresses() {}

    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        byte[] bytes = address.getAddress();
        return address instanceof Inet4Address ? isPublic4(bytes) : isPublic6(bytes);
    }

    private static boolean isPublic4(byte[] bytes) {
        int a = bytes[0] & 0xff;
        int b = bytes[1] & 0xff;
        int c = bytes[2] & 0xff;
        boolean special = a == 0 // this network
                || a >= 240 // reserved, broadcast
                || (a == 100 && b >= 64 && b < 128) // shared by carriers
                || (a == 192 && b == 0 && (c == 0 || c == 2)) // protocols, documentation
                || (a == 192 && b == 88 && c == 99) // 6to4 relays
                || (a == 198 && (b == 18 || b == 19)) // benchmarks
                || (a == 198 && b == 51 && c == 100) // documentation
                || (a == 203 && b == 0 && c == 113); // documentation
        return !special;
    }

    private static boolean isPublic6(byte[] bytes) {
        int a = bytes[0] & 0xff;
        int b = bytes[1] & 0xff;
        if (isZero(bytes, 0, 12) || startsWith(bytes, 0, 0x64, 0xff, 0x9b)) {
            // an IPv4 address in the old compatible form, or behind NAT64
            return isPublic(bytes, 12);
        }
        if (startsWith(bytes, 0x20, 0x02)) {
            return isPublic(bytes, 2);
        }
        boolean special = (a & 0xfe) == 0xfc // unique local
                || startsWith(bytes, 0x20, 0x01, 0x0d, 0xb8) // documentation
                || (startsWith(bytes, 0x20, 0x01) && (bytes[2] & 0xfe) == 0) // protocols, Teredo among them
                || (a == 0x01 && b == 0x00); // discard
        return !special && (a & 0xe0) == 0x20;
    }

    private static boolean isPublic(byte[] bytes, int from) {
        try {
            return isPublic(InetAddress.getByAddress(Arrays.copyOfRange(bytes, from, from + 4)));
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static boolean isZero(byte[] bytes, int from, int to) {
        for (int i = from; i < to; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean startsWith(byte[] bytes, int... start) {
        for (int i = 0; i < start.length; i++) {
            if ((bytes[i] & 0xff) != start[i]) {
                return false;
            }
        }
        return true;
    }
}
