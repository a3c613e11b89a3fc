package org.vigie.ingest.fetch;

import java.util.regex.Pattern;
import okhttp3.Headers;

/**
 * Pages that stand before what was asked for and want to know whether a person asks. They are told by marks that the
 * makers of such walls leave on them and that do not stand on pages which merely are protected by one.
 */
public final class BotWall {
    /** What to say of one. */
    public static final String IN_WORDS = "a bot wall stands before it; ask the publisher to let Vigie in";

    private static final Pattern MARKS = Pattern.compile(
            "(?i)_cf_chl_opt|cf-challenge-running|<title>\\s*Just a moment\\.\\.\\.|Attention Required! \\| Cloudflare"
                    + "|Checking your browser before accessing|captcha-delivery\\.com/captcha|px-captcha"
                    + "|Request unsuccessful\\. Incapsula incident|_Incapsula_Resource[^>]{0,200}incident_id"
                    + "|<title>\\s*Pardon Our Interruption|Making sure you(?:'|&#39;|&#x27;|’)re not a bot"
                    + "|Sucuri WebSite Firewall - Access Denied|<title>\\s*DDoS-Guard|ddos-guard/js-challenge"
                    + "|awsWafCookieDomainList|<title>\\s*Vercel Security Checkpoint"
                    + "|errors\\.edgesuite\\.net|<title>\\s*(?:Are you a robot|Robot Check|Human Verification)");

    private BotWall() {}

    /** Whether the answer says so itself. */
    static boolean answers(Headers headers) {
        return "challenge".equalsIgnoreCase(headers.get("cf-mitigated"))
                || "challenge".equalsIgnoreCase(headers.get("x-vercel-mitigated"))
                || "captcha".equalsIgnoreCase(headers.get("x-amzn-waf-action"))
                || headers.get("x-datadome") != null && headers.get("x-dd-b") != null;
    }

    /** Whether a page is one. */
    public static boolean isShownIn(String html) {
        return MARKS.matcher(html).find();
    }
}
