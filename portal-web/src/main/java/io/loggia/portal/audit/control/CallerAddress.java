package io.loggia.portal.audit.control;

import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/** Where this request comes from. */
@RequestScoped
public class CallerAddress {

    private static final int MAX = 64;

    private @Nullable String address;

    public void set(String newAddress) {
        address = newAddress.length() <= MAX ? newAddress : newAddress.substring(0, MAX);
    }

    /** Null where no API route was called. */
    @Nullable
    String address() {
        return address;
    }
}
