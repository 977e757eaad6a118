package io.loggia.portal.sso.control;

import io.loggia.portal.platform.control.LoggiaConfig;
import jakarta.enterprise.context.Dependent;
import java.time.Duration;
import org.eclipse.microprofile.config.inject.ConfigProperties;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** Settings of sign-in through identity providers. */
@Dependent
@ConfigProperties(prefix = "loggia.sso")
public class SsoConfig implements LoggiaConfig {

    /** How often a provider is asked about a session in use, by refreshing its tokens, or about a script's token (ISO-8601 duration). */
    @ConfigProperty(name = "check-every", defaultValue = "PT40S")
    public Duration checkEvery = Duration.ZERO;

    /** How long sessions go on while their provider cannot be reached (ISO-8601 duration). */
    @ConfigProperty(name = "outage-grace", defaultValue = "PT4H")
    public Duration outageGrace = Duration.ZERO;

    /** Length of a session whose provider gives no refresh token, since it cannot be asked again (ISO-8601 duration). */
    @ConfigProperty(name = "session-without-refresh", defaultValue = "PT8H")
    public Duration sessionWithoutRefresh = Duration.ZERO;

    /** How long a bearer token is taken after it was made, whatever it says itself (ISO-8601 duration). */
    @ConfigProperty(name = "bearer-longest", defaultValue = "P7D")
    public Duration bearerLongest = Duration.ZERO;

    /** How long someone may take at the provider to sign in (ISO-8601 duration). */
    @ConfigProperty(name = "attempt-life", defaultValue = "PT15M")
    public Duration attemptLife = Duration.ZERO;

    /** How far a provider's clock may differ (ISO-8601 duration). */
    @ConfigProperty(name = "clock-skew", defaultValue = "PT60S")
    public Duration clockSkew = Duration.ZERO;

    /** Issuer of a provider that an empty portal begins with; {@code none} for none. */
    @ConfigProperty(name = "demo.issuer", defaultValue = "none")
    public String demoIssuer = "none";

    /** Client id at that provider. */
    @ConfigProperty(name = "demo.client-id", defaultValue = "loggia")
    public String demoClientId = "loggia";

    /** Client secret at that provider. */
    @ConfigProperty(name = "demo.secret", defaultValue = "none")
    public String demoSecret = "none";
}
