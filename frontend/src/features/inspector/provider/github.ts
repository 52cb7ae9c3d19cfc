// GitHub's documentation, "Configuring OpenID Connect in Amazon Web Services".
export const GITHUB = "token.actions.githubusercontent.com";
