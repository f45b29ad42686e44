package dev.annals.app.demo.story;

/** What can happen on a visit. */
enum Scene {
    /** Looks around in the web shop; may fill a cart and leave it. */
    BROWSE,
    /** Buys in the web shop, as a guest or signed in. */
    BUY,
    /** Opens an account on the device used so far. */
    SIGN_UP,
    /** Signs in on another device. */
    SIGN_IN,
    /** Opens a mail and follows its link into a browser never seen before. */
    FOLLOW_MAIL,
    /** Gets a member card, which the CRM ties to the account. */
    JOIN_CLUB,
    /** Buys at the till with the member card. */
    PAY_AT_TILL,
    /** Installs the app and looks around before signing in. */
    INSTALL_APP,
    /** Uses the app. */
    USE_APP,
    /** Befriends the store's LINE or WeChat account, which the CRM ties to the account. */
    BEFRIEND,
    /** Telephones customer service, known by the number. */
    CALL,
    /** Signs in on the household's computer and signs out again; the next person signs in there. */
    USE_SHARED_COMPUTER
}
