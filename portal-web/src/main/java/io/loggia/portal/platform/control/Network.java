package io.loggia.portal.platform.control;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The network that an address is in, as far as people keep it while they watch: 24 bits of IPv4, 48 of IPv6.
 *
 * @param bits what the addresses in it begin with, 48 of them; of IPv4 above 24 that are zero
 */
public record Network(boolean isIpv4, long bits) {

    /** As text in a token: a byte for the family, and six. */
    static final int BYTES = 7;

    private static final Pattern LITERAL = Pattern.compile("[0-9a-fA-F:.]+(?:%[A-Za-z0-9]+)?");
    private static final int IPV4_BYTES = 3;
    private static final int IPV6_BYTES = 6;

    /** @return empty for what is no address */
    public static Optional<Network> of(String address) {
        if (!LITERAL.matcher(address).matches()) {
            return Optional.empty();
        }
        try {
            InetAddress known = InetAddress.getByName(address);
            boolean isIpv4 = known instanceof Inet4Address;
            byte[] bytes = known.getAddress();
            long bits = 0;
            for (int i = 0; i < (isIpv4 ? IPV4_BYTES : IPV6_BYTES); i++) {
                bits = bits << 8 | (bytes[i] & 0xff);
            }
            return Optional.of(new Network(isIpv4, bits));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    void write(ByteBuffer out) {
        out.put((byte) (isIpv4 ? 4 : 6)).putShort((short) (bits >>> 32)).putInt((int) bits);
    }

    static Network read(ByteBuffer in) {
        boolean isIpv4 = in.get() == 4;
        return new Network(isIpv4, (in.getShort() & 0xffffL) << 32 | (in.getInt() & 0xffffffffL));
    }

    @Override
    public String toString() {
        return HexFormat.of().toHexDigits(bits, isIpv4 ? 2 * IPV4_BYTES : 2 * IPV6_BYTES);
    }
}
