package io.loggia.portal.sso.control;

/** The steps that a test and a trial sign-in tell about. */
public enum SsoStep {
    RESOLVED("resolved"),
    TLS("tls"),
    ANSWERED("answered"),
    DISCOVERY("discovery"),
    KEYS("keys"),
    CLIENT("client"),
    RETURNED("returned"),
    CODE("code"),
    ID_TOKEN("idToken"),
    USER_INFO("userInfo"),
    CLAIMS("claims"),
    MAPPED("mapped");

    private final String wireName;

    SsoStep(String wireName) {
        this.wireName = wireName;
    }

    public String wireName() {
        return wireName;
    }
}
