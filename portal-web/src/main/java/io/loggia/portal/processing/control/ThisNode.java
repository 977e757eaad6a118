package io.loggia.portal.processing.control;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperties;

/** Who this server is among those that work on media: a new one with each start. */
@ApplicationScoped
public class ThisNode {

    private static final int MAX_NAME = 100;

    @Inject
    @ConfigProperties
    private ProcessingConfig config;

    private final UUID id = UUID.randomUUID();

    public UUID id() {
        return id;
    }

    public String name() {
        String name = config.nodeName.equals("host") ? host() : config.nodeName;
        return name.length() <= MAX_NAME ? name : name.substring(0, MAX_NAME);
    }

    private static String host() {
        String given = System.getenv("HOSTNAME");
        if (given != null && !given.isBlank()) {
            return given;
        }
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            // The machine has no name; its work is shown all the same.
            return "localhost";
        }
    }
}
