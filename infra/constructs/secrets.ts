/** Two generated secrets that everything secret is derived from, and the token of the chat's bot, where there is a chat. */
import { RemovalPolicy, Validations } from 'aws-cdk-lib'
import { Secret } from 'aws-cdk-lib/aws-secretsmanager'
import { Construct } from 'constructs'

/** What it says of itself. */
export const botSecret = 'The token of the bot of the secretariat’s chat'

export class Secrets extends Construct {
  /** Signs e-mailed links and derives status codes. */
  readonly links: Secret
  /** Derives the secrets that agencies sign their webhooks with. */
  readonly webhooks: Secret

  /** The operator puts the token in its place; until then nothing is posted. */
  readonly telegram?: Secret

  constructor(scope: Construct, id: string, { hasChat }: { hasChat: boolean }) {
    super(scope, id)
    this.links = this.generated('Links', 'Signs e-mailed links and derives status codes')
    this.webhooks = this.generated('Webhooks', 'Derives the secrets of agencies’ webhooks')
    if (hasChat) this.telegram = this.generated('Telegram', botSecret)
  }

  private generated(id: string, description: string): Secret {
    const secret = new Secret(this, id, {
      description,
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      // Without it every link and code that was ever sent is dead.
      removalPolicy: RemovalPolicy.RETAIN,
    })
    Validations.of(secret).acknowledge({
      id: 'AwsSolutions-SMG4',
      reason:
        'Nothing is changed behind anybody’s back: links and codes already sent live as long as their cases, and an ' +
        'agency’s secret is changed with the agency, by the key numbers in the council’s configuration.',
    })
    return secret
  }
}
