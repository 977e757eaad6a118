package io.loggia.portal.platform.control;

import java.math.BigInteger;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which addresses the server may call on an admin's word. Only public unicast addresses, so that a typed address cannot
 * reach the server's own network; what an operator lists is allowed besides. Addresses are judged after resolution, by the
 * bytes, whatever their spelling.
 */
final class AddressGuard {

    /** An address range by its first bits. */
    private record Range(BigInteger start, int length, int bits) {

        static Range parse(String text) {
            int slash = text.indexOf('/');
            byte[] start = literal(slash < 0 ? text : text.substring(0, slash));
            int length = start.length * Byte.SIZE;
            int bits = slash < 0 ? length : Integer.parseInt(text.substring(slash + 1));
            if (bits < 0 || bits > length) {
                throw new IllegalArgumentException(text + " is no address range");
            }
            return new Range(new BigInteger(1, start), length, bits);
        }

        boolean contains(byte[] address) {
            return address.length * Byte.SIZE == length
                    && new BigInteger(1, address)
                                    .xor(start)
                                    .shiftRight(length - bits)
                                    .signum()
                            == 0;
        }
    }

    /** IANA's special-purpose registries (RFC 6890 and its updates), as far as they are not globally reachable. */
    private static final List<Range> SPECIAL = ranges(
            "0.0.0.0/8,10.0.0.0/8,100.64.0.0/10,127.0.0.0/8,169.254.0.0/16,172.16.0.0/12,192.0.0.0/24,192.0.2.0/24,"
                    + "192.88.99.0/24,192.168.0.0/16,198.18.0.0/15,198.51.100.0/24,203.0.113.0/24,224.0.0.0/4,240.0.0.0/4,"
                    + "::/96,64:ff9b:1::/48,100::/64,2001::/23,2001:db8::/32,fc00::/7,fe80::/10,fec0::/10,ff00::/8");

    /** Prefixes that carry an IPv4 address, with the place where it begins: NAT64 (RFC 6052) and 6to4 (RFC 3056). */
    private static final Range NAT64 = Range.parse("64:ff9b::/96");

    private static final Range SIX_TO_FOUR = Range.parse("2002::/16");

    private final Set<String> hosts;
    private final List<Range> allowed;

    /**
     * @param list host names and ranges by commas; {@code none} for none
     * @throws IllegalArgumentException for a range that is none
     */
    AddressGuard(String list) {
        List<String> entries = Arrays.stream(list.split(",", -1))
                .map(entry -> entry.strip().toLowerCase(Locale.ROOT))
                .filter(entry -> !entry.isEmpty() && !entry.equals("none"))
                .toList();
        hosts = entries.stream().filter(entry -> !looksLikeRange(entry)).collect(Collectors.toSet());
        allowed = entries.stream()
                .filter(AddressGuard::looksLikeRange)
                .map(Range::parse)
                .toList();
    }

    /** Whether the operator listed the host by name. */
    boolean isListed(String host) {
        return hosts.contains(host.toLowerCase(Locale.ROOT));
    }

    /** Whether the operator listed the address. */
    boolean isListed(InetAddress address) {
        return allowed.stream().anyMatch(range -> range.contains(address.getAddress()));
    }

    boolean allows(String host, InetAddress address) {
        return isListed(host) || isListed(address) || isPublic(address);
    }

    private static boolean isPublic(InetAddress address) {
        byte[] bytes = address.getAddress();
        if (address instanceof Inet6Address) {
            if (NAT64.contains(bytes)) {
                return isPublic(embedded(bytes, 12));
            }
            if (SIX_TO_FOUR.contains(bytes)) {
                return isPublic(embedded(bytes, 2));
            }
        }
        return SPECIAL.stream().noneMatch(range -> range.contains(bytes));
    }

    private static InetAddress embedded(byte[] bytes, int at) {
        try {
            return Inet4Address.getByAddress(Arrays.copyOfRange(bytes, at, at + 4));
        } catch (UnknownHostException e) {
            throw new IllegalStateException("Four bytes are an address", e);
        }
    }

    private static boolean looksLikeRange(String entry) {
        return entry.contains(":") || entry.contains("/") || entry.matches("[0-9.]+");
    }

    private static List<Range> ranges(String list) {
        List<Range> ranges = new ArrayList<>();
        for (String entry : list.split(",", -1)) {
            ranges.add(Range.parse(entry));
        }
        return List.copyOf(ranges);
    }

    private static byte[] literal(String address) {
        if (!address.matches("[0-9a-f:.]+")) {
            throw new IllegalArgumentException(address + " is no address");
        }
        try {
            // Of a literal nothing is looked up.
            return InetAddress.getByName(address).getAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(address + " is no address", e);
        }
    }
}
