package io.loggia.portal.delivery.control.signing;

/** The hash that a signature is made with, where a CDN leaves the choice. */
public enum Hash {
    SHA1("HmacSHA1", "SHA1"),
    SHA256("HmacSHA256", "SHA256");

    private final String mac;
    private final String signature;

    Hash(String mac, String signature) {
        this.mac = mac;
        this.signature = signature;
    }

    String mac() {
        return mac;
    }

    /** Its part of the name of a signature algorithm. */
    String ofSignature() {
        return signature;
    }
}
