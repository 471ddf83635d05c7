package petitiondesk.document.signing;

/**
 * What a signature says of itself.
 *
 * @param signerName as it stands on the page
 * @param capacity in which he signs, such as 总召集人
 * @param reason what is signed, such as 督办单签发
 */
public record SignatureWords(String signerName, String capacity, String reason) {}
